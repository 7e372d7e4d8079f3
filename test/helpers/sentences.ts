/** What the API says to people, as it stands in its sources. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { OURS } from '#api/accessibility/display-guide-strings.ts'
import { MODE_WORDS } from '#api/accessibility/fit.ts'
import { NEED_TABLE } from '#api/accessibility/needs.ts'
import { PRESET_TABLE } from '#api/accessibility/presets.ts'
import { OWN_TERMS } from '#api/accessibility/vocabulary.ts'
import { RULED } from '#api/administration/providers.ts'
import { KINDS } from '#api/audit/kinds.ts'
import { GIVE } from '#api/base/issues.ts'
import { AN_OUTCOME, REASONS } from '#api/curation/reasons.ts'
import { REPLACED } from '#api/framework/frameworks.ts'
import { DECISION_NOTES } from '#api/moderation/decide.ts'
import { CHOICE_SENTENCES } from '#api/pathway/choose.ts'
import { CLAIMED } from '#api/provider/claim.ts'
import { TABLE_WORDS } from '#api/resource/words.ts'
import { LICENCE_SENTENCES } from '#api/vocabulary/licence-answers.ts'
import { LICENCES, licenceOf, WITHOUT_LABEL } from '#api/vocabulary/licences.ts'

const API = join(import.meta.dirname, '..', '..', 'api')

/** Licences of Creative Commons that did not ask for the name of the author. */
const RETIRED = ['sa', 'nc', 'nd', 'nd-nc']

export interface Pattern {
  text: string
  /** `{0}` is counted: the English for one is `one`. */
  one: string | null
  where: string
}

/** Every sentence that is said by `said`, `counted` or `sentence`: of the sources, and of the tables whose sentences are patterns. */
export function patterns(): Pattern[] {
  return [...globSync('**/*.ts', { cwd: API }).sort().flatMap(patternsOf), ...tables()]
}

/** The files below `api/`, by name, that still say something in English alone: a message of an error, written as it stands. */
export function untranslated(): { where: string; text: string }[] {
  return globSync('**/*.ts', { cwd: API }).sort().flatMap(literalMessages)
}

function tables(): Pattern[] {
  const of = (where: string, texts: readonly string[]) => texts.map((text) => ({ text, one: null, where }))
  const needs = Object.values(NEED_TABLE).flatMap(({ unknown, against, notConcerned, enough, helps }) => [
    unknown,
    ...[...against, ...notConcerned, ...enough, ...helps].map(({ says }) => says),
  ])
  return [
    ...of('accessibility/needs.ts', needs),
    ...of('administration/providers.ts', RULED),
    ...of('audit/kinds.ts', Object.values(KINDS)),
    ...of('base/issues.ts', GIVE),
    ...of('framework/frameworks.ts', [REPLACED]),
    ...of('moderation/decide.ts', DECISION_NOTES),
    ...of('provider/claim.ts', [CLAIMED]),
    ...of('resource/words.ts', TABLE_WORDS),
    ...of('accessibility/fit.ts', Object.values(MODE_WORDS)),
    ...of('accessibility/display-guide-strings.ts', Object.values(OURS)),
    ...of(
      'accessibility/vocabulary.ts',
      Object.values(OWN_TERMS).map((text) => text.replace(/\.$/, '')),
    ),
    ...of(
      'accessibility/presets.ts',
      Object.values(PRESET_TABLE).flatMap(({ label, description }) => [label, description]),
    ),
    ...of('curation/reasons.ts', [...Object.values(REASONS), AN_OUTCOME]),
    ...of(
      'vocabulary/licences.ts',
      [...LICENCES, ...RETIRED.map((type) => licenceOf(`cc-${type}`))].flatMap((licence) => licence?.summary ?? []),
    ),
    ...of('vocabulary/licences.ts', Object.values(WITHOUT_LABEL)),
    ...of('pathway/choose.ts', CHOICE_SENTENCES),
    ...of('vocabulary/licence-answers.ts', LICENCE_SENTENCES),
  ]
}

function patternsOf(path: string): Pattern[] {
  const found: Pattern[] = []
  // Others have functions of these names.
  if (!/words\/said\.ts'/.test(readFileSync(join(API, path), 'utf8'))) return found
  visit(path, (node, where) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'said') {
      found.push({ text: templateText(node.template), one: null, where })
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'counted') {
      const [, one, several] = node.arguments
      if (one && several && ts.isStringLiteral(one) && ts.isStringLiteral(several)) {
        found.push({ text: several.text, one: one.text, where })
      }
    }
  })
  return found
}

/** Texts with a space that are given as a message: to `message:`, or as the last argument of one of the functions that make errors. */
function literalMessages(path: string): { where: string; text: string }[] {
  const found: { where: string; text: string }[] = []
  const add = (node: ts.Node | undefined, where: string) => {
    if (!node || !(ts.isStringLiteral(node) || ts.isTemplateLiteral(node))) return
    const text = ts.isStringLiteral(node) ? node.text : templateText(node)
    if (/[a-z] [a-z{]/i.test(text)) found.push({ where, text })
  }
  visit(path, (node, where) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'message') add(node.initializer, where)
    if (ts.isCallExpression(node) && MAKERS.test(node.expression.getText())) add(node.arguments.at(-1), where)
  })
  return found
}

const MAKERS = /^(?:issues\.add|failed|refuse|badInput|apiError|forbidden|unauthenticated)$/

function visit(path: string, see: (node: ts.Node, where: string) => void): void {
  const source = ts.createSourceFile(path, readFileSync(join(API, path), 'utf8'), ts.ScriptTarget.Latest, true)
  const down = (node: ts.Node): void => {
    see(node, path.replaceAll('\\', '/'))
    ts.forEachChild(node, down)
  }
  down(source)
}

function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return template.templateSpans.reduce((text, span, at) => `${text}{${at}}${span.literal.text}`, template.head.text)
}
