export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  unreachable: 4,
  ended: 130,
} as const

/** As every shell writes it down. */
export const exitCodeMeanings: readonly (readonly [number, string])[] = [
  [exitCodes.done, 'done'],
  [exitCodes.failed, 'failed: the reason is on the error stream; or what was checked is not so'],
  [exitCodes.usage, 'the command line, a variable or the config file cannot be followed'],
  [exitCodes.notFound, 'what was asked for is not there'],
  [exitCodes.unreachable, 'no server answers, and there is no data file'],
  [exitCodes.ended, 'ended by a second signal, or an import that was cancelled'],
]
