/**
 * What `npm start` and `npm test` do before anything else: install what the lockfile names and build the site,
 * each only when it is out of date. Plain JavaScript for any Node from 20 on, because nothing is installed yet.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const OLDEST_NODE = 20
const RUNTIME_NODE = 24
const PROGRESS_AFTER_MS = 2000

/** Says one clear sentence and ends the process. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** Refuses a Node that is too old and a folder that cannot be written. */
export function checkMachine() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE)
    stop(
      `Waymark needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}. Install a newer Node and try again.`,
    )
  try {
    accessSync(root, constants.W_OK)
  } catch {
    stop(
      `Waymark cannot write to its own folder ${root}. Give yourself the right to write there, or copy the folder elsewhere.`,
    )
  }
}

/** Runs a command to its end, showing its output only when it fails; says that it is still going every few seconds. */
function run(title, command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const started = Date.now()
    process.stdout.write(`${title}\n`)
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    const ticking = setInterval(() => {
      process.stdout.write(`  … ${Math.round((Date.now() - started) / 1000)} s\n`)
    }, PROGRESS_AFTER_MS * 2)
    const interrupt = () => child.kill('SIGINT')
    process.once('SIGINT', interrupt)
    child.on('error', (error) => {
      clearInterval(ticking)
      stop(`${title} failed: ${error.message}`)
    })
    child.on('close', (code) => {
      clearInterval(ticking)
      process.off('SIGINT', interrupt)
      if (code === 0) return resolve()
      process.stderr.write(Buffer.concat(output))
      stop(`${title} failed. What the command printed stands above.`)
    })
  })
}

function hashFiles(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

function filesBelow(folder) {
  const found = []
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (!['node_modules', 'build', '.svelte-kit', 'paraglide'].includes(entry.name)) found.push(...filesBelow(path))
    } else found.push(path)
  }
  return found.sort()
}

function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** Path of the Node that runs the product: the one the lockfile brings. */
export function runtime() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own) && statSync(own).size > 0) return own
  if (Number(process.versions.node.split('.')[0]) >= RUNTIME_NODE) return process.execPath
  return stop(
    'The package "node" did not bring its runtime, probably because install scripts are switched off. ' +
      `Run "npm install --ignore-scripts=false", or use Node ${RUNTIME_NODE} or newer.`,
  )
}

/** Environment in which the tools of node_modules and the runtime come first. */
export function runtimeEnvironment() {
  const separator = process.platform === 'win32' ? ';' : ':'
  return { PATH: [dirname(runtime()), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(separator) }
}

/**
 * Environment of the server: that of the runtime, and what keeps it small (`runtime.json`). Rooms for what is new are held to 16 MB each,
 * as little of it ever grows old; and its many threads share one store of memory, since each would keep what it once held. Whoever
 * sets these names in their own environment has the last word.
 */
export function serverEnvironment() {
  const small = JSON.parse(readFileSync(join(root, 'api', 'runtime.json'), 'utf8'))
  return {
    // Node keeps what it compiled: later starts take half the time.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    ...small,
    ...process.env,
    ...runtimeEnvironment(),
    NODE_OPTIONS: [small.NODE_OPTIONS, process.env.NODE_OPTIONS].filter(Boolean).join(' '),
  }
}

/** Installs the packages when the lockfile or a package.json changed since the last time. */
export async function ensureInstalled() {
  const stampPath = join(root, 'node_modules', '.installed')
  const wanted = hashFiles(['package.json', 'package-lock.json', 'web/package.json'])
  if (readStamp(stampPath) === wanted) return
  const npm = process.env.npm_execpath
  // Not `npm ci`: it asks the lockfile for packages of other systems that Grafeo names and its publisher has not put out.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const title = 'Installing packages (once, about a minute)'
  if (npm && /\.c?js$/.test(npm)) await run(title, process.execPath, [npm, ...args])
  else await run(title, process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
  writeFileSync(stampPath, wanted)
}

/** Builds the site when its sources changed since the last build. */
export async function ensureBuilt() {
  const stampPath = join(root, 'web', 'build', '.stamp')
  const wanted = hashFiles([...filesBelow('web'), 'package-lock.json'])
  // The types of the site lie in node_modules, and installing anew takes them away.
  const parts = ['build/handler.js', 'node_modules/$app/tsconfig.json']
  if (readStamp(stampPath) === wanted && parts.every((part) => existsSync(join(root, 'web', part)))) return
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const options = { cwd: join(root, 'web'), env: runtimeEnvironment() }
  await run('Building the site', runtime(), [vite, 'build', '--logLevel', 'warn'], options)
  writeFileSync(stampPath, wanted)
}
