/** First octets of IPv4 that the IANA special-purpose registry keeps from the public internet, as patterns. */
const privateIpv4 = [
  /^(0|10|127)\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^169\.254\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^192\.(168|0\.0|0\.2|88\.99)\./,
  /^198\.(1[89]|51\.100)\./,
  /^203\.0\.113\./,
  /^(22[4-9]|2[3-5]\d)\./,
]

/** Names that resolve inside a network only (RFC 6761, RFC 6762, RFC 8375, the names of cloud metadata servers). */
const privateNames = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/

/**
 * Whether IPv6 `address`, in brackets and compressed as URLs carry it, lies outside the global unicast space
 * (2000::/3), or in the parts of it that carry IPv4 or nothing (RFC 4380 Teredo, RFC 3056 6to4, RFC 3849).
 */
function isPrivateIpv6(address: string): boolean {
  const [first = '', second = ''] = address.slice(1, -1).split(':')
  const [high, low] = [Number.parseInt(first || '0', 16), Number.parseInt(second || '0', 16)]
  if ((high & 0xe000) !== 0x2000 || high === 0x2002) return true
  return high === 0x2001 && (low === 0 || low === 0xdb8)
}

/**
 * Whether a host, as `URL.hostname` writes it, is a private, link-local, loopback or reserved address or a name of a
 * private network. Names are judged by their text; nothing is resolved.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.+$/, '')
  if (host.startsWith('[')) return isPrivateIpv6(host)
  if (/^[\d.]+$/.test(host)) return privateIpv4.some((pattern) => pattern.test(`${host}.`))
  return !host.includes('.') || privateNames.test(host)
}
