/** `defineRoute` for the emulated API. */
import type { Context } from '../gates/call.ts'
import { type Route, routesFor } from '../http/route.ts'
import type { View } from '../models/model.ts'

export const defineRoute = routesFor<Context, View>()

export type ApiRoute = Route<Context, View>
