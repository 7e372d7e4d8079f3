import { operation } from '#lib/fragments.ts'

export const STATUS = operation(`query Status {
  catalogue { version workCount resourceCount outcomeCount frameworkCount prerequisiteCount }
}`)

export interface Status {
  catalogue: Record<
    'version' | 'workCount' | 'resourceCount' | 'outcomeCount' | 'frameworkCount' | 'prerequisiteCount',
    number
  >
}
