import type { Checks } from './examine.ts'
export function lookInPage(checks: Checks): string[]
