import { describe, expect, it } from 'vitest'
import { Attempts } from '#api/viewer/attempts.ts'

const AMINA = 'amina@classroom.example'
const MINUTE_MS = 60_000

function open() {
  const clock = { now: Date.parse('2026-11-21T08:00:00Z') }
  const attempts = new Attempts(() => new Date(clock.now))
  const fail = (times: number, caller: (n: number) => string, email = AMINA) => {
    for (let n = 0; n < times; n++) attempts.begin(email, caller(n))
  }
  return { attempts, fail, later: (ms: number) => (clock.now += ms) }
}

describe('failed sign-ins', () => {
  it('make one place wait longer with each, up to a quarter of an hour, and are forgotten', () => {
    const { attempts, fail, later } = open()
    fail(5, () => '10.0.0.1')
    expect(attempts.minutesToWait(AMINA, '10.0.0.1')).toBe(1)
    const waits = []
    for (let n = 0; n < 8; n++) {
      later(attempts.minutesToWait(AMINA, '10.0.0.1') * MINUTE_MS)
      fail(1, () => '10.0.0.1')
      waits.push(attempts.minutesToWait(AMINA, '10.0.0.1'))
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15, 15])
    later(60 * MINUTE_MS)
    expect(attempts.minutesToWait(AMINA, '10.0.0.1')).toBe(0)
  })

  it('from many places slow down the account, but not where it signed in before', () => {
    const { attempts, fail } = open()
    attempts.begin(AMINA, '10.0.0.1')
    attempts.succeed(AMINA, '10.0.0.1')
    fail(1000, (n) => `192.0.2.${n}`)
    expect(attempts.minutesToWait(AMINA, '198.51.100.7')).toBe(15)
    expect(attempts.minutesToWait(AMINA, '10.0.0.1')).toBe(0)
    // There, too, somebody who guesses is slowed down.
    fail(6, () => '10.0.0.1')
    expect(attempts.minutesToWait(AMINA, '10.0.0.1')).toBe(1)
  })

  it('of many accounts slow down a caller, but not those who signed in from there', () => {
    const { attempts, fail } = open()
    attempts.begin(AMINA, '10.0.0.1')
    attempts.succeed(AMINA, '10.0.0.1')
    for (let n = 0; n < 100; n++) fail(1, () => '10.0.0.1', `pupil-${n}@classroom.example`)
    expect(attempts.minutesToWait('another@classroom.example', '10.0.0.1')).toBe(1)
    expect(attempts.minutesToWait(AMINA, '10.0.0.1')).toBe(0)
  })

  it('are taken back by a sign-in', () => {
    const { attempts, fail } = open()
    fail(4, () => '10.0.0.1')
    attempts.succeed(AMINA, '10.0.0.1')
    fail(4, () => '10.0.0.1')
    expect(attempts.minutesToWait(AMINA, '10.0.0.1')).toBe(0)
  })
})

describe('mails', () => {
  it('to one address are three an hour, and then one now and then', () => {
    const { attempts, later } = open()
    const sent = () => [1, 2, 3, 4, 5].map(() => attempts.mayMail(AMINA))
    expect(sent()).toEqual([true, true, true, false, false])
    later(15 * MINUTE_MS)
    expect(sent()).toEqual([true, false, false, false, false])
    expect(attempts.mayMail('ben@classroom.example')).toBe(true)
  })

  it('from one caller are enough for a class', () => {
    const { attempts } = open()
    for (let n = 0; n < 60; n++) expect(attempts.minutesToMail('10.0.0.1')).toBe(0)
    expect(attempts.minutesToMail('10.0.0.1')).toBe(1)
    expect(attempts.minutesToMail('10.0.0.2')).toBe(0)
  })
})
