/**
 * Which network addresses a link from outside may lead to: those of the public internet alone. By the special-purpose address
 * registries of IANA (RFC 6890 and later entries), read 2026-11-21.
 */
import { BlockList, isIPv4 } from 'node:net'

/** IPv4 that is not the public internet: this host, private, shared (CGNAT), link-local, documentation, relays, multicast … */
const NOT_PUBLIC_4 = subnets('ipv4', [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  // Azure gives each machine its settings here.
  '168.63.129.16/32',
])
/** All of IPv6 that is given out. Mapped and translated IPv4 (`::ffff:0:0/96`, `64:ff9b::/96`), local and multicast lie outside. */
const GIVEN_OUT_6 = subnets('ipv6', ['2000::/3'])
/** Within that: protocols (Teredo, ORCHID, benchmarks), documentation, 6to4, AS112. */
const NOT_PUBLIC_6 = subnets('ipv6', [...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']])
const LOOPBACK = subnets('ipv4', ['127.0.0.0/8'])
LOOPBACK.addAddress('::1', 'ipv6')

function subnets(family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', bits] = range.split('/')
    list.addSubnet(net, Number(bits), family)
  }
  return list
}

/** Whether an IP address, as text, is one of the public internet. Only a plain form is: a zone or a mapped one is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !NOT_PUBLIC_4.check(address, 'ipv4')
  return isPlainV6(address) && GIVEN_OUT_6.check(address, 'ipv6') && !NOT_PUBLIC_6.check(address, 'ipv6')
}

/** Whether an IP address, as text, is this machine's own. */
export function isLoopback(address: string): boolean {
  return isIPv4(address) ? LOOPBACK.check(address, 'ipv4') : isPlainV6(address) && LOOPBACK.check(address, 'ipv6')
}

/** IPv6 without a zone (`%eth0`) and without dotted IPv4 in it. */
function isPlainV6(address: string): boolean {
  return /^[0-9a-f:]+$/i.test(address) && address.includes(':')
}
