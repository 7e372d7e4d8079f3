/** `npm run dev`: the API restarting on change, and the site by Vite's own server in front of it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkMachine, ensureInstalled, root, runtime, runtimeEnvironment } from './install.js'

checkMachine()
await ensureInstalled()

const port = process.env.PORT ?? '4000'
const env = { ...process.env, ...runtimeEnvironment(), PORT: port, API_URL: `http://localhost:${port}` }
const options = { cwd: root, stdio: 'inherit', env }
const children = [
  spawn(
    runtime(),
    ['--watch-path=api', '--watch-path=graph', '--watch-path=seed', join(root, 'api', 'main.ts')],
    options,
  ),
  spawn(runtime(), [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'dev'], {
    ...options,
    cwd: join(root, 'web'),
  }),
]
const stopAll = () => children.forEach((child) => child.kill('SIGTERM'))
process.on('SIGINT', stopAll)
process.on('SIGTERM', stopAll)
for (const child of children) {
  child.on('exit', (code) => {
    stopAll()
    process.exitCode = code ?? 0
  })
}
