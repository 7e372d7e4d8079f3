/**
 * What axe does not look at, asked of a page as it stands: whether it scrolls sideways (WCAG 1.4.10), whether text is cut (1.4.4,
 * 1.4.12), whether the focus goes about as the page is read (2.4.3), is seen (2.4.7) and is not covered (2.4.11), and whether
 * anything is there for a pointer alone (2.1.1). Each fault is a line that names the element.
 */
import type { Page } from 'playwright-core'
import { lookInPage } from './examine-in-page.js'

export const DIRECTIONS = ['ltr', 'rtl'] as const
export const WIDTHS = [320, 768, 1280] as const
export const LOOKS = ['light', 'dark', 'forced'] as const
const HEIGHT = 900

/** One state in which a page is looked at. */
export interface State {
  direction: (typeof DIRECTIONS)[number]
  script: boolean
  width: (typeof WIDTHS)[number]
  look: (typeof LOOKS)[number]
}

export const stateName = ({ direction, script, width, look }: State): string =>
  `${direction}, ${script ? 'script' : 'no script'}, ${width}, ${look}`

/** Every state there is. */
export const STATES: readonly State[] = DIRECTIONS.flatMap((direction) =>
  [true, false].flatMap((script) =>
    WIDTHS.flatMap((width) => LOOKS.map((look): State => ({ direction, script, width, look }))),
  ),
)

/** Nine of them in which every pair of values occurs; a page is loaded once with script and once without. */
export const COVERING: readonly State[] = [
  { direction: 'ltr', script: true, width: 320, look: 'light' },
  { direction: 'ltr', script: true, width: 768, look: 'dark' },
  { direction: 'ltr', script: true, width: 1280, look: 'forced' },
  { direction: 'rtl', script: true, width: 320, look: 'forced' },
  { direction: 'rtl', script: true, width: 1280, look: 'light' },
  { direction: 'rtl', script: false, width: 1280, look: 'dark' },
  { direction: 'rtl', script: false, width: 768, look: 'light' },
  { direction: 'ltr', script: false, width: 768, look: 'forced' },
  { direction: 'ltr', script: false, width: 320, look: 'dark' },
]

/** Puts the window and its colours into a state; whatever needs loading is left as it is. */
export async function put(page: Page, { width, look }: Pick<State, 'width' | 'look'>): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT })
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'forced' ? 'active' : 'none',
  })
}

/** Turns the page round without loading it: style and layout are then those of the other direction, words stay. */
export const turn = (page: Page, direction: State['direction']) =>
  page.locator('html').evaluate((html, to) => html.setAttribute('dir', to), direction)

/** Opens everything that folds. */
export async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '')
  })
}

export interface Checks {
  /** With the spacing of text that readers may set (WCAG 1.4.12). */
  spaced?: boolean
  /** Moves the focus through the whole page. */
  focus?: boolean
}

/** Examines the page as it stands, at the width it has. */
export async function examine(page: Page, checks: Checks = {}): Promise<string[]> {
  return await page.evaluate(lookInPage, checks)
}
