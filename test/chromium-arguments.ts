/** What Chromium needs to be quiet on the network and to start at all inside a container. */
export function chromiumArguments(): readonly string[] {
  const isRoot = process.getuid?.() === 0
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...(isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
  ]
}
