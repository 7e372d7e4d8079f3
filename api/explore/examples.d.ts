export const EXAMPLES: string[]
