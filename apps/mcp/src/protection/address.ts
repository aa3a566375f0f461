/** One group of an IPv6 address as a number. */
const group = (text: string) => Number.parseInt(text || '0', 16)

/** The eight groups of an IPv6 address; `::` stands for as many zeros as are missing (RFC 4291 §2.2). */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  if (tail === undefined) return before.map(group)
  const after = tail === '' ? [] : tail.split(':')
  const missing = Math.max(0, 8 - before.length - after.length)
  return [...before.map(group), ...Array.from({ length: missing }, () => 0), ...after.map(group)]
}

/**
 * What an address is counted by. One customer has a whole IPv6 /64 to choose from (RFC 6177 §2), so that counts as one.
 * An IPv4 address in IPv6 form is that IPv4 address (RFC 4291 §2.5.5.2).
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (embedded !== undefined) return embedded
  return `${groupsOf(address)
    .slice(0, 4)
    .map((each) => each.toString(16))
    .join(':')}::/64`
}

/** The address that Cloudflare saw, as the audit trail takes it; none where no network is between. */
export function addressOf({ headers }: Request): string | undefined {
  const address = headers.get('cf-connecting-ip')
  return address !== null && /^[\da-f:.]{2,45}$/i.test(address) ? address : undefined
}
