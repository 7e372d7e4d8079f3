/** A DNS server on loopback that knows text records: tests put them, take them away, and have it fail. */
import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import packet from 'dns-packet'

const SERVFAIL = 2
const NXDOMAIN = 3

export interface DnsStub {
  /** As settings name a server. */
  address: string
  /** Text records by name; each may be in parts. */
  records: Map<string, (string | string[])[]>
  /** Names that are answered with a failure. */
  failing: Set<string>
  /** Names that were asked for. */
  asked: string[]
  close(): Promise<void>
}

/** Starts it on a free port. */
export async function openDnsStub(): Promise<DnsStub> {
  const socket = createSocket('udp4')
  const stub: DnsStub = {
    address: '',
    records: new Map(),
    failing: new Set(),
    asked: [],
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
  socket.on('message', (message, from) => {
    const { id, questions } = packet.decode(message)
    const name = questions?.[0]?.name ?? ''
    stub.asked.push(name)
    const records = stub.records.get(name)
    const code = stub.failing.has(name) ? SERVFAIL : records ? 0 : NXDOMAIN
    const answers = (records ?? []).map((data) => ({ type: 'TXT' as const, name, ttl: 0, data }))
    const response = { type: 'response' as const, id, flags: packet.RECURSION_AVAILABLE | code, questions }
    socket.send(packet.encode({ ...response, answers: code === 0 ? answers : [] }), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  stub.address = `127.0.0.1:${(socket.address() as AddressInfo).port}`
  return stub
}
