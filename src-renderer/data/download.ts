/** Saves what the server answers at a path as a file, under the name that the server gives it or under `name`. */
export function download(path: string, name = ''): void {
  const link = document.createElement('a')
  link.href = path
  link.download = name
  link.click()
}
