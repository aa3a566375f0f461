import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import type { StateStore } from './state-store.ts'

/** Models that die with their grant. */
const grantedModels = ['AccessToken', 'AuthorizationCode', 'RefreshToken']

/** oidc-provider's storage (sessions, interactions, grants, codes, refresh tokens) over a state store. */
export function createOidcAdapter(store: StateStore): AdapterFactory {
  return (model) => createModelAdapter(model, store)
}

function createModelAdapter(model: string, store: StateStore): Adapter {
  const key = (id: string) => `oidc:${model}:${id}`
  const find = async (id: string) => store.get(key(id)) as AdapterPayload | undefined
  const findBy = async (property: 'uid' | 'userCode', value: string) =>
    (store.entries(key('')) as [string, AdapterPayload][]).find(([, payload]) => payload[property] === value)?.[1]
  return {
    find,
    findByUid: (uid) => findBy('uid', uid),
    findByUserCode: (userCode) => findBy('userCode', userCode),
    upsert: (id, payload, expiresIn) => store.set(key(id), payload, expiresIn),
    destroy: (id) => store.delete(key(id)),
    async consume(id) {
      const payload = await find(id)
      if (!payload) return
      const now = Math.floor(Date.now() / 1000)
      await store.set(key(id), { ...payload, consumed: now }, payload.exp && payload.exp - now)
    },
    revokeByGrantId: (grantId) => deleteGranted(store, grantId),
  }
}

function deleteGranted(store: StateStore, grantId: string): Promise<void> {
  const keys = grantedModels.flatMap((model) => store.entries(`oidc:${model}:`) as [string, AdapterPayload][])
  return store.delete(...keys.filter(([, payload]) => payload.grantId === grantId).map(([key]) => key))
}

/** Ends a grant and everything issued under it. */
export async function destroyGrant(store: StateStore, grantId: string): Promise<void> {
  await deleteGranted(store, grantId)
  await store.delete(`oidc:Grant:${grantId}`)
}

/** Whether a person's grant still stands: not revoked, not expired. */
export function isGrantActive(store: StateStore, grantId: string): boolean {
  return store.get(`oidc:Grant:${grantId}`) !== undefined
}
