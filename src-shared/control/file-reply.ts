/** A file as an answer, under the name that a browser saves it by. */
export function fileReply(name: string, content: string, type = 'application/json'): Response {
  return new Response(content, {
    headers: {
      'Content-Type': `${type}; charset=UTF-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
