/** `/explore`: GraphiQL from our own address, with example queries. Nothing comes from elsewhere. */
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const here = join(import.meta.dirname, 'explore')

/**
 * GraphiQL and CodeMirror set styles from script, so styles may be inline; scripts may not. The page talks to its own
 * address only and stands in nobody's frame.
 */
export const EXPLORE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

interface Asset {
  path: () => string
  type: string
}

const JAVASCRIPT = 'text/javascript; charset=utf-8'
const CSS = 'text/css; charset=utf-8'

const ASSETS: Record<string, Asset> = {
  '/explore': { path: () => join(here, 'page.html'), type: 'text/html; charset=utf-8' },
  '/explore/start.js': { path: () => join(here, 'start.js'), type: JAVASCRIPT },
  '/explore/examples.js': { path: () => join(here, 'examples.js'), type: JAVASCRIPT },
  '/explore/page.css': { path: () => join(here, 'page.css'), type: CSS },
  '/explore/react.js': { path: () => inPackage('react', 'umd/react.production.min.js'), type: JAVASCRIPT },
  '/explore/react-dom.js': { path: () => inPackage('react-dom', 'umd/react-dom.production.min.js'), type: JAVASCRIPT },
  '/explore/graphiql.js': { path: () => inPackage('graphiql', 'graphiql.min.js'), type: JAVASCRIPT },
  '/explore/graphiql.css': { path: () => inPackage('graphiql', 'graphiql.min.css'), type: CSS },
}

const read = new Map<string, Buffer>()

/** Path of a file of an installed package, wherever npm put it. */
function inPackage(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), file)
}

/** Answers `/explore` and its files. False when there is no such file. */
export function answerExplore(path: string, response: ServerResponse): boolean {
  const name = path === '/explore/' ? '/explore' : path
  const asset = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined
  if (!asset) return false
  let content = read.get(name)
  if (!content) {
    content = readFileSync(asset.path())
    read.set(name, content)
  }
  response.setHeader('content-type', asset.type)
  response.setHeader('cache-control', name === '/explore' ? 'no-cache' : 'public, max-age=3600')
  response.setHeader('content-security-policy', EXPLORE_POLICY)
  response.setHeader('content-length', content.length)
  response.writeHead(200)
  response.end(content)
  return true
}
