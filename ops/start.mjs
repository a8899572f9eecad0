/** `npm start`: from a fresh clone to an address one can open. */

import { ownPlace } from './environment.mjs'
import { install } from './install.mjs'
import { startProduct } from './product.mjs'
import { giveUp, say } from './say.mjs'
import { serveUntilTold } from './serve.mjs'

try {
  await serveUntilTold(async (onBegin) => {
    const place = ownPlace()
    await install(say)
    return startProduct(place, { mode: 'built', say, onBegin })
  })
} catch (error) {
  giveUp(error)
}
