/**
 * `npm test`: installs, builds and runs every test, says what could not run here, and closes with one line of counts.
 * Arguments go to Vitest: `npm test -- test/graph`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkMachine, ensureBuilt, ensureInstalled, root, runtime, runtimeEnvironment } from '../api/install.js'

checkMachine()
await ensureInstalled()
await ensureBuilt()

const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'))
const reportPath = join(folder, 'report.json')
const args = [
  join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--config',
  join(root, 'test', 'vitest.config.ts'),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportPath}`,
  ...process.argv.slice(2),
]
const child = spawn(runtime(), args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...runtimeEnvironment() } })
process.on('SIGINT', () => child.kill('SIGINT'))
const code = await new Promise((resolve) => child.on('exit', (exit) => resolve(exit ?? 1)))

let report
try {
  report = JSON.parse(readFileSync(reportPath, 'utf8'))
} catch {
  process.stderr.write('The tests ended without a report: see above.\n')
  process.exit(1)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const skipped = new Map()
for (const file of report.testResults) {
  for (const test of file.assertionResults) {
    if (!['skipped', 'pending', 'todo', 'disabled'].includes(test.status)) continue
    const title = test.ancestorTitles.join(' › ') || test.title
    skipped.set(title, (skipped.get(title) ?? 0) + 1)
  }
}
if (skipped.size > 0) {
  process.stdout.write('\nSkipped here:\n')
  for (const [title, count] of skipped) process.stdout.write(`  ${count} × ${title}\n`)
}
// A file that could not even be loaded counts as one failure.
const broken = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length
const failed = report.numFailedTests + broken
const unrun = report.numPendingTests + report.numTodoTests
// On a server machine nothing may be skipped in silence but what is named: WAYMARK_MAY_SKIP holds words of titles.
const mayNotSkip = process.env.WAYMARK_MAY_SKIP
  ? [...skipped.keys()].filter((title) => !process.env.WAYMARK_MAY_SKIP.split(',').some((word) => title.includes(word)))
  : []
for (const title of mayNotSkip) process.stdout.write(`This may not be skipped here: ${title}\n`)
process.stdout.write(`\n${report.numPassedTests} passed, ${failed} failed, ${unrun} skipped\n`)
process.exit(code === 0 && failed === 0 && mayNotSkip.length === 0 && report.numPassedTests > 0 ? 0 : 1)
