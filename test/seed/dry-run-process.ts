/** Checks a file in a process of its own, whose memory the caller limits, and prints what came of it as one line of JSON. */
import { importFiles } from '#seed/import.ts'

const [file = ''] = process.argv.slice(2)
const { exitCode, counts, problems, seconds } = await importFiles(
  { files: [file], dryRun: true },
  null,
  () => undefined,
)
const read = Object.fromEntries(Object.entries(counts.byType).map(([type, each]) => [type, [each.read, each.rejected]]))
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ exitCode, read, problems: problems.length, seconds, megabytes }))
