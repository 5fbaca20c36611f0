/** Rate limits as the control API tells of them. */

/** One row of `GET /__emulator/limits` (`{ total, limits }`): a counter of a window that is still open. */
export interface RateLimitCounter {
  /** What is counted together, such as `url:localhost:4280/v1/account,ip:127.0.0.1`. No project is in it. */
  readonly key: string
  readonly used: number
  /** At this many uses clients get 429. */
  readonly limit: number
  /** When the counter starts again. */
  readonly reset: string
}
