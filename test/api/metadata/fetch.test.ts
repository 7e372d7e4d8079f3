/** Links as attackers give them, against servers on this machine. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { isPublicAddress } from '#api/metadata/addresses.ts'
import { openFetch, type Address, type FetchSettings } from '#api/metadata/fetch.ts'

const HTML = { types: ['text/html'] }
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server that counts what it is asked. */
async function serve(listener: RequestListener, host = '127.0.0.1', port = 0) {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    listener(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  const { port: listens } = server.address() as AddressInfo
  return { asked, port: listens, url: `http://127.0.0.1:${listens}` }
}

function page(text: string, headers: Record<string, string> = {}): RequestListener {
  return (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8', ...headers }).end(text)
}

const guarded = openFetch({ isOn: true })
const near = (settings: Partial<FetchSettings> = {}) => openFetch({ isOn: true, loopback: true, ...settings })
const always =
  (...addresses: string[]): FetchSettings['resolve'] =>
  () =>
    Promise.resolve(addresses.map((address): Address => ({ address, family: address.includes(':') ? 6 : 4 })))

describe('a link that is opened', () => {
  it('gives the bytes, the media type and where it ended', async () => {
    const { url, asked } = await serve((request, response) => {
      if (request.url === '/a?b=c') response.writeHead(302, { location: '/d' }).end()
      else page('<title>Bread</title>')(request, response)
    })
    const fetched = await near()(`${url}/a?b=c#part`, HTML)
    expect(fetched).toEqual({
      ok: true,
      value: { url: `${url}/d`, mediaType: 'text/html', charset: 'utf-8', bytes: Buffer.from('<title>Bread</title>') },
    })
    expect(asked.map((request) => request.headers.host)).toEqual([url.slice(7), url.slice(7)])
    expect(asked[0]?.headers).not.toHaveProperty('cookie')
    expect(asked[0]?.headers).not.toHaveProperty('referer')
  })

  it('unpacks gzip and brotli', async () => {
    for (const [encoding, pack] of [
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
    ] as const) {
      const { url } = await serve((_, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(pack('Bread')),
      )
      expect(await near()(url, HTML)).toMatchObject({ ok: true, value: { bytes: Buffer.from('Bread') } })
    }
  })

  it('tries the next address of a name when the first takes no connection', async () => {
    const { port } = await serve(page('here'))
    const fetched = await near({ resolve: always('127.0.0.9', '127.0.0.1') })(`http://two.example:${port}/`, HTML)
    expect(fetched).toMatchObject({ ok: true, value: { url: `http://two.example:${port}/` } })
  })

  it('is refused in words while the operator has not switched it on', async () => {
    const { url, asked } = await serve(page('secret'))
    const fetched = await openFetch({ isOn: false, loopback: true })(url, HTML)
    expect(fetched).toMatchObject({ ok: false, fault: 'OFF', message: expect.stringContaining('operator') })
    expect(asked).toHaveLength(0)
  })
})

describe('a link to this machine or its network', () => {
  it.each([
    ['dotted', '127.0.0.1'],
    ['short', '127.1'],
    ['decimal', '2130706433'],
    ['octal', '0177.0.0.1'],
    ['hexadecimal', '0x7f.0x0.0x0.0x1'],
    ['hexadecimal in one', '0x7f000001'],
    ['full-width digits', '１２７.０.０.１'],
    ['zero', '0'],
    ['by name', 'localhost'],
    ['by name with a dot', 'localhost.'],
    ['a name below localhost', 'wiki.localhost'],
    ['IPv6', '[::1]'],
    ['unspecified IPv6', '[::]'],
    ['IPv6-mapped', '[::ffff:127.0.0.1]'],
    ['IPv6-mapped in hexadecimal', '[::ffff:7f00:1]'],
    ['IPv4-compatible', '[::127.0.0.1]'],
    ['NAT64', '[64:ff9b::7f00:1]'],
    ['6to4', '[2002:7f00:1::]'],
    ['Teredo', '[2001:0:7f00:1::]'],
    ['private', '10.0.0.1'],
    ['private by 16', '192.168.1.1'],
    ['private by 12', '172.31.255.254'],
    ['CGNAT', '100.64.0.1'],
    ['metadata of a cloud', '169.254.169.254'],
    ['metadata of a cloud by IPv6', '[fd00:ec2::254]'],
    ['metadata of Azure', '168.63.129.16'],
    ['link-local IPv6', '[fe80::1]'],
    ['unique local IPv6', '[fd12:3456::1]'],
    ['multicast', '224.0.0.1'],
    ['multicast IPv6', '[ff02::1]'],
    ['broadcast', '255.255.255.255'],
    ['documentation', '192.0.2.1'],
  ])('written as %s is refused: %s', async (_, host) => {
    expect(await guarded(`http://${host}/`, HTML)).toMatchObject({ ok: false, fault: 'REFUSED' })
  })

  it('is not even asked', async () => {
    const { url, asked } = await serve(page('secret'))
    // Port and address are both refused; with the port let pass the address still is.
    expect(await guarded(url, HTML)).toMatchObject({ ok: false, fault: 'REFUSED' })
    const named = await near({ resolve: always('10.0.0.1') })(`http://inside.example:${url.split(':')[2]}/`, HTML)
    expect(named).toMatchObject({ ok: false, fault: 'REFUSED', message: expect.stringContaining('inside.example') })
    expect(asked).toHaveLength(0)
  })

  it('by a name that has a public and a private address is refused', async () => {
    const fetched = await openFetch({ isOn: true, resolve: always('8.8.8.8', '10.0.0.1') })('http://mix.example/', HTML)
    expect(fetched).toMatchObject({ ok: false, fault: 'REFUSED' })
  })

  it.each(['::ffff:10.0.0.1', 'fe80::1%eth0', '64:ff9b::8.8.8.8', '1.2.3', '', 'localhost'])(
    'by a resolver that answers %s is refused',
    async (address) => {
      expect(isPublicAddress(address)).toBe(false)
      const fetched = await openFetch({ isOn: true, resolve: always(address) })('http://odd.example/', HTML)
      expect(fetched).toMatchObject({ ok: false, fault: 'REFUSED' })
    },
  )

  it('leaves public addresses open', () => {
    for (const address of ['8.8.8.8', '100.63.255.255', '100.128.0.0', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])
      expect([address, isPublicAddress(address)]).toEqual([address, true])
  })

  it('after a redirect is refused', async () => {
    const { url, asked } = await serve((_, response) =>
      response.writeHead(301, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    )
    const fetched = await near()(url, HTML)
    expect(fetched).toMatchObject({ ok: false, fault: 'REFUSED', message: expect.stringContaining('169.254.169.254') })
    expect(asked).toHaveLength(1)
  })

  it('after a redirect by a name that resolves inwards is refused', async () => {
    const { url } = await serve((_, response) => response.writeHead(307, { location: 'http://inside.example/' }).end())
    expect(await near({ resolve: always('192.168.0.10') })(url, HTML)).toMatchObject({ ok: false, fault: 'REFUSED' })
  })

  it('by DNS that changes after the check is not reached: the checked address is asked', async () => {
    const outside = await serve(page('outside'))
    const inside = await serve(page('inside'), '127.0.0.2', outside.port)
    const answers = ['127.0.0.1', '127.0.0.2']
    const resolve = () => Promise.resolve([{ address: answers.shift() ?? '127.0.0.2', family: 4 }])
    const fetched = await near({ resolve })(`http://rebind.example:${outside.port}/`, HTML)
    expect(fetched).toMatchObject({ ok: true, value: { bytes: Buffer.from('outside') } })
    expect(inside.asked).toHaveLength(0)
    // The name was asked for once, and Host still says what people wrote.
    expect(answers).toHaveLength(1)
    expect(outside.asked[0]?.headers.host).toBe(`rebind.example:${outside.port}`)
  })

  it('by DNS that changes between two hops is refused at the second', async () => {
    const { port } = await serve((_, response) => response.writeHead(302, { location: '/again' }).end())
    const answers = ['127.0.0.1', '10.1.2.3']
    const resolve = () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }])
    const fetched = await near({ resolve })(`http://rebind.example:${port}/`, HTML)
    expect(fetched).toMatchObject({ ok: false, fault: 'REFUSED' })
  })
})

describe('a link that is no plain web address', () => {
  it.each([
    ['file:///etc/passwd', 'file:'],
    ['gopher://example.org:70/_x', 'gopher:'],
    ['ftp://example.org/', 'ftp:'],
    ['data:text/html,<p>', ''],
    ['javascript:alert(1)', ''],
    ['http://', ''],
    ['example.org/page', ''],
    ['', ''],
    ['http://user:secret@example.org/', 'password'],
    ['http://example.org@127.0.0.1/', 'user name'],
    [`https://example.org/${'a'.repeat(2_000)}`, 'characters'],
  ])('is refused: %s', async (url, word) => {
    const fetched = await guarded(url, HTML)
    expect(fetched).toMatchObject({ ok: false, fault: 'INVALID', message: expect.stringContaining(word) })
  })

  it.each(['http://example.org:22/', 'https://example.org:6379/', 'http://example.org:8080/'])(
    'is refused for its port: %s',
    async (url) => {
      expect(await guarded(url, HTML)).toMatchObject({ ok: false, fault: 'REFUSED' })
    },
  )

  it.each(['file:///etc/passwd', 'gopher://127.0.0.1/', 'http://a:b@example.org/'])(
    'is refused when a page sends on to it: %s',
    async (location) => {
      const { url } = await serve((_, response) => response.writeHead(302, { location }).end())
      expect(await near()(url, HTML)).toMatchObject({ ok: false, fault: 'INVALID' })
    },
  )
})

describe('a server that means harm', () => {
  it('may send on in a circle five times', async () => {
    const { url, asked } = await serve((_, response) => response.writeHead(302, { location: '/' }).end())
    const fetched = await near()(url, HTML)
    expect(fetched).toMatchObject({ ok: false, fault: 'REFUSED', message: expect.stringContaining('5 times') })
    expect(asked).toHaveLength(6)
  })

  it('may not send on at all where that was not wished', async () => {
    const { url, asked } = await serve((_, response) => response.writeHead(302, { location: '/other' }).end())
    expect(await near()(url, { ...HTML, hops: 0 })).toMatchObject({ ok: false, fault: 'REFUSED' })
    expect(asked).toHaveLength(1)
  })

  it('is cut off when it sends too much', async () => {
    let sent = 0
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const more = () => {
        while (!response.destroyed && (sent += 65_536) && response.write(Buffer.alloc(65_536)));
      }
      response.on('drain', more)
      more()
    })
    expect(await near()(url, HTML)).toMatchObject({ ok: false, fault: 'TOO_LARGE' })
    expect(sent).toBeLessThan(50_000_000)
  })

  it('is not read when it says that it sends too much', async () => {
    const { url } = await serve(page('x', { 'content-length': '99999999' }))
    expect(await near()(url, HTML)).toMatchObject({ ok: false, fault: 'TOO_LARGE' })
  })

  it('is cut off when little unpacks to much', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    expect(bomb.length).toBeLessThan(30_000)
    const { url } = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb),
    )
    expect(await near()(url, HTML)).toMatchObject({ ok: false, fault: 'TOO_LARGE' })
  })

  it('is told when what it packed is broken', async () => {
    const { url } = await serve(page('no gzip', { 'content-encoding': 'gzip' }))
    expect(await near()(url, HTML)).toMatchObject({ ok: false, fault: 'UNREACHABLE' })
  })

  it('is cut off when its body never ends', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('<title>')
    })
    expect(await near({ wholeMs: 60 })(url, HTML)).toMatchObject({ ok: false, fault: 'TOO_SLOW' })
  })

  it('is cut off when it never answers', async () => {
    const { url } = await serve(() => undefined)
    expect(await near({ wholeMs: 60 })(url, HTML)).toMatchObject({ ok: false, fault: 'TOO_SLOW' })
  })

  it('is cut off when its name is never resolved', async () => {
    const fetched = await near({ wholeMs: 60, resolve: () => new Promise(() => undefined) })(
      'http://slow.example/',
      HTML,
    )
    expect(fetched).toMatchObject({ ok: false, fault: 'TOO_SLOW' })
  })

  it('is told when it breaks off in the middle', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' })
      response.write('half', () => response.destroy())
    })
    expect(await near()(url, HTML)).toMatchObject({ ok: false, fault: 'UNREACHABLE' })
  })

  it('is not read when it sends another kind of thing, or packs it in an unknown way', async () => {
    const binary = await serve(page('x', { 'content-type': 'application/x-msdownload' }))
    expect(await near()(binary.url, HTML)).toMatchObject({ ok: false, fault: 'WRONG_TYPE' })
    const silent = await serve((_, response) => response.writeHead(200).end('x'))
    expect(await near()(silent.url, HTML)).toMatchObject({ ok: false, fault: 'WRONG_TYPE' })
    const packed = await serve(page('x', { 'content-encoding': 'constructor' }))
    expect(await near()(packed.url, HTML)).toMatchObject({ ok: false, fault: 'WRONG_TYPE' })
  })

  it('is told with its number when it answers with an error', async () => {
    const { url } = await serve((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('none'))
    expect(await near()(url, HTML)).toMatchObject({ ok: false, fault: 'STATUS', status: 404 })
  })

  it('holds no more than sixteen fetches open', async () => {
    const waiting = near({ wholeMs: 80, resolve: () => new Promise(() => undefined) })
    const faults = await Promise.all(Array.from({ length: 20 }, () => waiting('http://slow.example/', HTML)))
    expect(faults.filter((each) => !each.ok && each.fault === 'BUSY')).toHaveLength(4)
  })
})
