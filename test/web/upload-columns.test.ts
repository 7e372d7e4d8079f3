import { expect, test } from 'vitest'
import { COLUMNS as READ } from '#api/bulk/read.ts'
import { COLUMNS as TOLD, countsText, stateText } from '../../web/src/routes/providers/[id]/uploads/job.ts'

test('the page of uploads tells of each column that is read, in that order', () => {
  expect(TOLD.map(([name]) => name.toLowerCase())).toEqual([...READ])
})

test('a job that only looked was checked, and says what would be', () => {
  const job = {
    ...{ id: 'j', name: 'all.csv', message: null, progress: 1, done: 3, createdAt: '' },
    state: 'DONE' as const,
  }
  const counts = { created: 2, updated: 0, unchanged: 0, refused: 1 }
  expect([stateText({ ...job, dryRun: true }), countsText({ ...job, ...counts, dryRun: true })]).toEqual([
    'Checked',
    '2 would be new, 1 refused',
  ])
  expect(countsText({ ...job, ...counts, created: 0, refused: 0, dryRun: false })).toBe('no records yet')
})
