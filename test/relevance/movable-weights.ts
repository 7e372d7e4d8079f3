/**
 * Makes the numbers of api/search/embedded/weights.ts movable while the program runs: loaded by `--import` before
 * anything else, in this thread and in the worker that makes segments. Each module keeps reading them by name.
 */
import { registerHooks } from 'node:module'

/** Holds moved weights as JSON, path to number, for threads that start later. */
export const MOVED = 'WAYMARK_MOVED_WEIGHTS'

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (!url.endsWith('/api/search/embedded/weights.ts')) return loaded
    const source = String(loaded.source).replaceAll(/^export const (?=[A-Z])/gm, 'export let ')
    return { ...loaded, source: `${source}\n${MOVE}` }
  },
})

/** Added to the module: names of its own scope can be set only from within. */
const MOVE = `
export function move(path: string, value: number): void {
  const [name, ...keys] = path.split('.')
  if (!/^[A-Z_]+$/.test(name)) throw new Error('no such weight: ' + path)
  if (keys.length === 0) return void eval(name + ' = ' + Number(value))
  let table = eval(name)
  for (const key of keys.slice(0, -1)) table = table[key]
  table[keys.at(-1)] = value
}
for (const [path, value] of Object.entries(JSON.parse(process.env.${MOVED} ?? '{}'))) move(path, Number(value))
`
