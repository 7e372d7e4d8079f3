/** For a product that tests start (`--import`): hashes of passwords cost next to nothing, as `quiet.ts` has it for what runs in a test. */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const { scrypt } = crypto
crypto.scrypt = (password, salt, length, ...rest) => scrypt(password, salt, length, { N: 2, r: 1, p: 1 }, rest.at(-1))
syncBuiltinESMExports()
