/** `npm run build`: install and build the site without starting anything. */
import { checkMachine, ensureBuilt, ensureInstalled } from './install.js'

checkMachine()
await ensureInstalled()
await ensureBuilt()
