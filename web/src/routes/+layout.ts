/** Pages are documents: nothing here needs a script. */
export const csr = false
