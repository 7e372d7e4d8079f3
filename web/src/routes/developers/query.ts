import { operation } from '#lib/fragments.ts'

/** Asked as the page is made, so that what stands there is what the API answers now. */
export const FIND = operation(`query Find {
  searchResources(query: "electric curcuit", languages: ["es"], needs: [{ need: KEYBOARD_ONLY }], first: 1) {
    workCount
    correction
    edges {
      node { title(languages: ["es"]) { text } licence { label } }
      fit { level needs { reason } }
    }
  }
}`)

export const BEFORE = operation(`query Before {
  outcomesByCode(code: "WM-MA-FR-06") {
    code
    requires { outcome { code statement { text } } strength }
  }
}`)
