/** What an outcome is in its framework. One function decides it, for the planner, the pages and the search index. */

export const OUTCOME_ROLES = ['group', 'outcome', 'part', 'level'] as const
export type OutcomeRole = (typeof OUTCOME_ROLES)[number]

/** What the role is decided from: the place in the hierarchy, the prerequisite edges, and the source's own type. */
export interface OutcomePlace {
  /** The source's word: Standard, Domain, Skill … */
  sourceType: string | null
  hasParents: boolean
  hasChildren: boolean
  /** None of the children has children. False without children. */
  childrenAreLeaves: boolean
  /** All children are of a type that names parts. False without children. */
  childrenAreParts: boolean
  /** It requires something or is required, by an accepted edge. */
  hasPrerequisiteEdges: boolean
}

const LEVEL = /\b(?:proficiency|performance|progression|competence|mastery|achievement)[\s_-]*levels?\b|^levels?$/i
const GROUP =
  /\b(?:domains?|clusters?|strands?|sub-?strands?|grades?(?:[\s_-]*(?:levels?|bands?))?|areas?|units?|courses?|subjects?|(?<!micro[\s_-]?)topics?|themes?|categor(?:y|ies)|chapters?|sections?|modules?|headings?|groups?|framework|stages?|years?|dimensions?|tracks?|disciplines?|core ideas?|big ideas?)$/i
/** The same in Portuguese, as the BNCC names what holds its skills together. */
const GROUP_IN_PORTUGUESE =
  /^(?:etapa|área(?: do conhecimento)?|componente curricular|campo de (?:experiências|atuação)|unidade temática|eixo|prática de linguagem)$/i
const PART =
  /\b(?:components?|parts?|elements?|sub-?(?:standards?|skills?|outcomes?|indicators?)|statements?|indicators?)$/i

/** The type names what only holds items together, such as CCSS "Domain". */
export function namesGroup(sourceType: string | null): boolean {
  return sourceType !== null && GROUP.test(sourceType.trim())
}

/** The type names a part of something, such as CCSS "Component". */
export function namesPart(sourceType: string | null): boolean {
  return sourceType !== null && PART.test(sourceType.trim())
}

/**
 * Whether an item can be learnt by itself; the others only hold items together (groups) or grade them (levels).
 *
 * - A type that names a level of proficiency makes it a level.
 * - An item without children can be learnt, whatever its type says (six CCSS standards are typed "Domain" by mistake),
 *   except a root of a group type that no prerequisite names: a heading nobody filled.
 * - An item with children and a group type is a group, unless prerequisites name it and all its children are parts (one
 *   of the six).
 * - An item with children and any other type can be learnt when prerequisites name it, when all its children are parts,
 *   or when its type is stated and none of its children has children; otherwise it is a group.
 */
export function learnableKind(place: OutcomePlace): 'group' | 'learnable' | 'level' {
  const type = place.sourceType?.trim() ?? ''
  if (LEVEL.test(type)) return 'level'
  const isGroupType = GROUP.test(type) || GROUP_IN_PORTUGUESE.test(type)
  if (!place.hasChildren) {
    return isGroupType && !place.hasParents && !place.hasPrerequisiteEdges ? 'group' : 'learnable'
  }
  if (isGroupType) return place.hasPrerequisiteEdges && place.childrenAreParts ? 'learnable' : 'group'
  if (place.hasPrerequisiteEdges || place.childrenAreParts) return 'learnable'
  return type !== '' && place.childrenAreLeaves ? 'learnable' : 'group'
}

/** The role: a learnable item is a part when one of its parents can be learnt too, else an outcome. */
export function outcomeRole(place: OutcomePlace, hasLearnableParent: boolean): OutcomeRole {
  const kind = learnableKind(place)
  if (kind !== 'learnable') return kind
  return hasLearnableParent ? 'part' : 'outcome'
}
