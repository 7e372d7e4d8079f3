/** `npm start`: install, build, and hand over to the server. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkMachine, ensureBuilt, ensureInstalled, root, runtime, serverEnvironment } from './install.js'

checkMachine()
await ensureInstalled()
await ensureBuilt()

const server = spawn(runtime(), [join(root, 'api', 'main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: serverEnvironment(),
})
// The terminal sends Ctrl-C to the whole group: the server closes by itself and this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) server.kill(signal)
  })
}
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
