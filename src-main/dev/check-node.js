// Runs first in every script, so it must itself run on old Node: plain JavaScript, nothing newer than Node 12 reads.
const oldest = [22, 12]
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  const remedy =
    process.platform === 'linux'
      ? 'On Linux `npm ci` brings a fitting Node along: run `npm ci` again (without --omit=optional or --omit=dev), then this command through npm.'
      : 'Install Node 24 (https://nodejs.org), then run `npm ci` and this command again.'
  console.error(
    `Developing Offwrite needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}.\n${remedy}`,
  )
  process.exitCode = 1
}
