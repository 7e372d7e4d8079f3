/**
 * A small embedder that computes real vectors: character trigrams of the words, hashed into a few hundred places and
 * normalised. Words that share most of their letters point the same way, in any language.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'
import { fold } from '#api/search/analysis.ts'

export const DIMENSIONS = 256

/** The vector of a text, of length 1. */
export function vectorOf(text: string): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0)
  for (const [word] of fold(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    const letters = ` ${word} `
    for (let at = 0; at + 3 <= letters.length; at++) {
      const place = crc32(letters.slice(at, at + 3)) % DIMENSIONS
      vector[place] = (vector[place] as number) + 1
    }
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => Math.round((value / length) * 1e6) / 1e6)
}

export interface EmbedderServer {
  url: string
  /** Texts it was asked for so far. */
  asked: string[]
  /** Answers 503 while true. */
  isAway: boolean
  close(): Promise<void>
}

/** Answers `POST {"input": [texts]}` with `{"data": [{"embedding": […]}]}`. */
export async function startEmbedder(): Promise<EmbedderServer> {
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const { input } = JSON.parse(body) as { input: string | string[] }
      const texts = [input].flat()
      embedder.asked.push(...texts)
      response.writeHead(embedder.isAway ? 503 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ data: texts.map((text) => ({ embedding: vectorOf(text) })) }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const embedder: EmbedderServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/embed`,
    asked: [],
    isAway: false,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return embedder
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
