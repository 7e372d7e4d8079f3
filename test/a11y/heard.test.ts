/**
 * The key pages as somebody hears them: the outline of each is kept beside this file (`npx vitest run --config test/vitest.config.ts
 * test/a11y/heard -u` writes it anew; look at what changed), and the main tasks are done with a virtual screen reader in Chromium, which moves as people with one
 * do: by headings, landmarks and forms.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { outlineOf } from '../helpers/outline.ts'
import { describeSite } from '../helpers/site.ts'
import { wordsIn, type Words } from '../helpers/words.ts'
import { LOOKED_AT, openPlace } from './opened.ts'
import { furnish, PLACES, type World } from './places.ts'

/** Key pages, and the rooms that their words are of. */
const KEY_PAGES = [
  ['home', 'home'],
  ['search', 'search'],
  ['a resource', 'resource'],
  ['an outcome', 'outcome'],
  ['a pathway', 'pathway'],
  ['signing in', 'account'],
  ['publishing', 'publish'],
  ['publishing with faults and found outcomes', 'publish'],
  ['a case', 'moderation'],
] as const

/** The screen reader, as a script of the page. */
const READER = readFileSync(
  createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js'),
  'utf8',
)
  .replace(/export *\{[^}]*?([\w$]+) as virtual[^}]*\};?/, 'globalThis.reader = $1;')
  .replace(/\/\/# sourceMappingURL.*/, '')
/** More than any page has between two things that are jumped to. */
const FURTHEST = 400

type Jump = 'moveToNextHeading' | 'moveToNextLandmark' | 'moveToNextForm' | 'moveToNextHeadingLevel1' | 'moveToNextLink'
interface Reader {
  start(options: { container: unknown }): Promise<void>
  stop(): Promise<void>
  next(): Promise<void>
  act(): Promise<void>
  perform(command: unknown): Promise<void>
  lastSpokenPhrase(): Promise<string>
  commands: Record<Jump, unknown>
}

/** A listener in front of a page. */
function listener(page: Page) {
  const begin = async () => {
    await page.evaluate(READER)
    await page
      .locator('body')
      .evaluate((body) => (globalThis as unknown as { reader: Reader }).reader.start({ container: body }))
  }
  /** Moves on until a phrase holds these words; gives the phrase. Throws with what was heard when it never comes. */
  const listenFor = (words: string, jump: Jump | 'next') =>
    page.evaluate(
      async ([wanted, how, furthest]) => {
        const { reader } = globalThis as unknown as { reader: Reader }
        const heard: string[] = []
        for (let moves = 0; moves < furthest; moves++) {
          await (how === 'next' ? reader.next() : reader.perform(reader.commands[how]))
          const phrase = await reader.lastSpokenPhrase()
          if (phrase.includes(wanted)) return phrase
          if (heard.length > 20 && heard.includes(phrase) && how !== 'next') break
          heard.push(phrase)
        }
        throw new Error(`“${wanted}” was never said. What was: ${heard.slice(0, 60).join(' | ')}`)
      },
      [words, jump, FURTHEST] as const,
    )
  /** Does what Enter does on what was said last, and begins to read the page that this opens. */
  const act = async () => {
    await Promise.all([
      page.waitForEvent('load'),
      // Once this has come back: the next page takes the place of what would be waited for.
      page.evaluate(() => void setTimeout(() => void (globalThis as unknown as { reader: Reader }).reader.act())),
    ])
    await begin()
  }
  return { begin, listenFor, act }
}

describeSite(
  'what is heard',
  (site) => {
    let world: World
    let w: Words
    beforeAll(async () => {
      world = await furnish({ url: site.url(), mails: site.mails, graph: site.graph() })
      w = await wordsIn('en')
    })

    test.each(KEY_PAGES)('of the outline of %s', async (name, room) => {
      const page = await site.open()
      await openPlace(page, PLACES[name]!, { world, url: site.url(), locale: 'en', script: true })
      const outline = await outlineOf(page.locator('body'), w, room)
      await expect(outline).toMatchFileSnapshot(join(import.meta.dirname, 'heard', `${name.replaceAll(' ', '-')}.txt`))
    })

    describe('by somebody who moves by headings and landmarks', () => {
      test('finds a resource, and whether it fits', async () => {
        const page = await site.open()
        const { begin, listenFor, act } = listener(page)
        await page.goto('/needs')
        await page.getByRole('checkbox', { name: w.needs_preset_dyslexia(), exact: true }).check()
        await page.getByRole('button', { name: w.needs_use() }).click()
        await page.goto('/')
        await begin()
        expect(await listenFor(w.site_search_label(), 'next')).toContain(w.site_search_label())
        await page.getByRole('combobox', { name: w.site_search_label() }).fill('electric circuit')
        await listenFor(`button, ${w.site_search_button()}`, 'next')
        await act()
        expect(await listenFor('electric circuit', 'moveToNextHeadingLevel1')).toMatch(
          /^heading, .*electric circuit.*level 1/,
        )
        expect(await listenFor('Circuit Construction Kit: DC', 'moveToNextHeading')).toMatch(/^heading, .*level 2/)
        await listenFor('link, Circuit Construction Kit: DC', 'next')
        await act()
        expect(await listenFor('Circuit Construction Kit: DC', 'moveToNextHeadingLevel1')).toMatch(
          /^heading, .*level 1/,
        )
        await listenFor(w.resource_fit(), 'moveToNextHeading')
        expect(await listenFor(w.needs_preset_dyslexia(), 'next')).not.toMatch(/^link|^button/)
      })

      test('plans a pathway and hears why each step is there', async () => {
        const page = await site.open()
        const { begin, listenFor, act } = listener(page)
        await page.goto(`/outcomes/${world.ids.outcome}`)
        await begin()
        await listenFor(`link, ${w.outcome_pathway()}`, 'next')
        await act()
        await listenFor('level 1', 'moveToNextHeadingLevel1')
        await listenFor(w.pathway_steps(), 'moveToNextHeading')
        expect(await listenFor('WM-', 'moveToNextHeading')).toMatch(/^heading, WM-.*level 3/)
        await listenFor('listitem', 'next')
      })

      test('signs in wrongly and hears it first, with the way to mend it', async () => {
        const page = await site.open()
        const { begin, listenFor, act } = listener(page)
        await page.goto('/sign-in')
        await begin()
        await listenFor(`textbox, ${w.account_email()}`, 'next')
        await page.getByRole('textbox', { name: w.account_email() }).fill('nobody@press.example')
        await listenFor(`button, ${w.account_sign_in()}`, 'next')
        await act()
        expect(await page.title()).toContain(w.site_title_error({ title: w.account_sign_in() }))
        expect(await listenFor('alert', 'next')).toMatch(/^alert/)
        expect(await listenFor('link', 'next')).toMatch(/^link, /)
      })

      test('publishes with faults and is told each beside its control', async () => {
        const page = await site.open()
        const { begin, listenFor } = listener(page)
        await openPlace(page, PLACES['publishing with faults and found outcomes']!, {
          ...{ world, url: site.url(), locale: 'en', script: true },
        })
        await begin()
        await listenFor('alert', 'next')
        const title = await listenFor(`textbox, ${w.publish_title()}`, 'next')
        expect(title).toContain('invalid')
        expect(title).toContain(w.publish_title_hint())
      })
    })
  },
  LOOKED_AT,
)
