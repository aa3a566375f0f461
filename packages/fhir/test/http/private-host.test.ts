import { describe, expect, test } from 'vitest'
import { normalBaseUrl } from '../../src/index.ts'

const privateHosts = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '0.0.0.0', '127.255.255.254'],
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '100.127.0.1'],
  ...[
    '169.254.169.254',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.9',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
  ],
  ...[
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[ff02::1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:8.8.8.8]',
  ],
  ...['[64:ff9b::a00:1]', '[2002:7f00:1::]', '[2001::1]', '[2001:db8::1]'],
  ...[
    'localhost',
    'LOCALHOST.',
    'api.localhost',
    'ehr.local',
    'metadata.google.internal',
    'router.lan',
    'ehr',
    'nas.home.arpa',
  ],
]
const publicHosts = [
  ...['fhir.example', 'localhost.example', 'local.example', '10.0.0.1.example', 'xn--bcher-kva.example'],
  ...['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '192.167.0.1', '11.0.0.1', '169.253.0.1'],
  ...['[2606:4700::1111]', '[2001:4860:4860::8888]', '[2a00::1]'],
]

describe('outside development', () => {
  test.each(privateHosts)('%s is no host to send a token to', (host) => {
    expect(normalBaseUrl(`https://${host}/fhir`, false)).toBeUndefined()
  })

  test.each(publicHosts)('%s is one', (host) => {
    expect(normalBaseUrl(`https://${host}/fhir`, false)).toBe(`https://${host}/fhir`)
  })
})

describe('in development', () => {
  test('https goes anywhere, http to loopback alone', () => {
    expect(normalBaseUrl('https://10.0.0.1/fhir', true)).toBe('https://10.0.0.1/fhir')
    expect(normalBaseUrl('http://127.0.0.1:8701/fhir', true)).toBe('http://127.0.0.1:8701/fhir')
    expect(normalBaseUrl('http://10.0.0.1/fhir', true)).toBeUndefined()
    expect(normalBaseUrl('http://fhir.example', true)).toBeUndefined()
  })
})
