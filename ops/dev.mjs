/** `npm run dev`: the same as `npm start`, and what you change is there at once. */

import { ownPlace } from './environment.mjs'
import { install } from './install.mjs'
import { startProduct } from './product.mjs'
import { giveUp, say } from './say.mjs'
import { serveUntilTold } from './serve.mjs'

try {
  await serveUntilTold(async (onBegin) => {
    const place = ownPlace()
    await install(say)
    return startProduct(place, { mode: 'development', say, onBegin })
  })
} catch (error) {
  giveUp(error)
}
