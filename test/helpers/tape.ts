/**
 * A tape of what was asked of a server over HTTP and what it answered, one scene a test: recorded on the way to a real
 * server, and played where none is at hand. A request that is not on the tape is a fault, not an answer made up.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile, writeFile } from 'node:fs/promises'
import { gunzipSync, gzipSync } from 'node:zlib'

/** What is kept of a recording. Keys, requests and answers are stored once, as texts, and named by their place. */
interface Recording {
  /** Server and version, and the day it was asked. */
  server: string
  date: string
  texts: string[]
  scenes: Record<string, Exchange[]>
}
type Exchange = [method: string, address: string, key: number, asked: number, status: number, answered: number]

export interface Asked {
  method: string
  /** Path and query. */
  address: string
  body: string
  /** The key it was asked with. */
  key: string | null
}

export interface Tape {
  url: string
  server: string
  date: string
  /** Begins the scene of a test; false when the tape has none of that name. */
  begin(title: string): boolean
  /** What was asked since the scene began. */
  asked(): Asked[]
  /** What was asked that is not on the tape, since the scene began. */
  faults(): string[]
  /** A text that differs from run to run, such as an address with a free port, is kept as `name`. */
  hide(text: string, name: string): void
  close(): Promise<void>
}

/** Answers of these differ with time and are asked for until they say the end: the last one stands for all. */
const POLLED = /^GET \/(tasks\/|health)/

/** Stands before `target` and records into `file` (when it is closed) where one is named. */
export async function record(target: string, server: string, file: string | null): Promise<Tape> {
  const texts = new Map<string, number>()
  const placeOf = (text: string): number => {
    const known = texts.get(text)
    if (known !== undefined) return known
    texts.set(text, texts.size)
    return texts.size - 1
  }
  const scenes: Record<string, Exchange[]> = {}
  const date = new Date().toISOString().slice(0, 10)
  return await tape(
    { server, date },
    {
      begin(title) {
        scenes[title] = []
        return true
      },
      async answer({ method, address, body, key }, title, hidden) {
        const response = await fetch(target + address, {
          method,
          headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: key }) },
          ...(body === '' ? {} : { body }),
        })
        const text = await response.text()
        const scene = scenes[title]
        const asked = placeOf(hidden(body))
        const exchange: Exchange = [method, address, placeOf(key ?? ''), asked, response.status, placeOf(hidden(text))]
        const last = POLLED.test(`${method} ${address}`)
          ? scene?.findIndex(([way, place]) => way === method && place === address)
          : -1
        if (scene && last !== undefined && last >= 0) scene[last] = exchange
        else scene?.push(exchange)
        return { status: response.status, text }
      },
      async close() {
        if (file === null) return
        const recording: Recording = { server, date, texts: [...texts.keys()], scenes }
        await writeFile(file, gzipSync(JSON.stringify(recording), { level: 9 }))
      },
    },
  )
}

/** Plays what `file` holds. */
export async function replay(file: string): Promise<Tape> {
  const recording = JSON.parse(gunzipSync(await readFile(file)).toString('utf8')) as Recording
  let left = new Map<string, Exchange[]>()
  const nameOf = (...asked: [method: string, address: string, key: string, body: string]): string => asked.join(' ')
  const { texts } = recording
  return await tape(recording, {
    begin(title) {
      const scene = recording.scenes[title]
      left = Map.groupBy(scene ?? [], ([method, address, key, asked]) =>
        nameOf(method, address, texts[key] as string, texts[asked] as string),
      )
      return scene !== undefined
    },
    answer({ method, address, key, body }, _title, hidden, shown) {
      const exchanges = left.get(nameOf(method, address, key ?? '', hidden(body)))
      // The last answer stays: what waits for something asks as often as it likes.
      const exchange = exchanges && exchanges.length > 1 ? exchanges.shift() : exchanges?.[0]
      if (exchange === undefined) return Promise.resolve(null)
      return Promise.resolve({ status: exchange[4], text: shown(texts[exchange[5]] as string) })
    },
    close: () => Promise.resolve(),
  })
}

interface Player {
  begin(title: string): boolean
  /** null: not on the tape. `hidden` puts names for texts that differ, `shown` takes them back. */
  answer(
    asked: Asked,
    title: string,
    hidden: (text: string) => string,
    shown: (text: string) => string,
  ): Promise<{ status: number; text: string } | null>
  close(): Promise<void>
}

async function tape({ server, date }: { server: string; date: string }, player: Player): Promise<Tape> {
  let title = ''
  let all: Asked[] = []
  let faults: string[] = []
  let names: [text: string, name: string][] = []
  const hidden = (text: string): string => names.reduce((known, [each, name]) => known.replaceAll(each, name), text)
  const shown = (text: string): string => names.reduce((known, [each, name]) => known.replaceAll(name, each), text)
  const http = createServer((request, response) => {
    void read(request).then(async (body) => {
      const { method = '', url: address = '', headers } = request
      const asked: Asked = { method, address, body, key: headers.authorization ?? null }
      all.push(asked)
      const answer = await player.answer(asked, title, hidden, shown).catch((error: unknown) => {
        faults.push(`${method} ${address}: ${String(error)}`)
        return { status: 502, text: '{"message":"the server behind the tape did not answer"}' }
      })
      if (answer === null) faults.push(`${method} ${address} ${body.slice(0, 2_000)}`)
      response.writeHead(answer?.status ?? 500, { 'content-type': 'application/json' })
      response.end(answer?.text ?? '{"message":"this was never recorded","code":"not_recorded"}')
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    server,
    date,
    begin(next) {
      title = next
      all = []
      faults = []
      names = []
      return player.begin(next)
    },
    asked: () => all,
    faults: () => faults,
    hide: (text, name) => void names.push([text, name]),
    async close() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await player.close()
    },
  }
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  request.setEncoding('utf8')
  for await (const chunk of request) text += String(chunk)
  return text
}
