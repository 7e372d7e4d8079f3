/** A real Chromium from an npm package: nothing to install on Linux. Elsewhere, or when it cannot start, tests that need it are skipped aloud. */
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser } from 'playwright-core'

// No page draws by WebGL; without it a page costs two thirds of the processor time.
chromium.setGraphicsMode = false
let launched: Promise<Browser | null> | undefined

/**
 * The shared browser of this test file, or null where none can run. Close it with `closeBrowser`.
 * @param options what the browser is told beside the usual, when it starts
 */
export function openBrowser(options: readonly string[] = []): Promise<Browser | null> {
  launched ??= launch(options)
  return launched
}

async function launch(options: readonly string[]): Promise<Browser | null> {
  try {
    return await playwright.launch({
      executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
      args: [
        ...chromium.args.filter((arg) => !arg.startsWith('--single-process')),
        '--disable-background-networking',
        ...options,
      ],
      headless: true,
    })
  } catch (error) {
    process.stdout.write(`No browser can run here: ${(error as Error).message.split('\n')[0]}\n`)
    return null
  }
}

export async function closeBrowser(): Promise<void> {
  const browser = await launched
  await browser?.close()
  launched = undefined
}
