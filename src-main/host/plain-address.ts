/** `::ffff:127.0.0.1` is how a socket for both families names 127.0.0.1. */
export function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/, '')
}
