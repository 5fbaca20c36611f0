/** Where a browser meets a page of the server between app and callback. The pages themselves are loaded at the first visit. */

export const loginPath = /^\/__emulator\/oauth2\/([\w-]+)$/

const endPath = /^\/console\/auth\/oauth2\/(?:success|failure)$/

export const isOAuth2Page = (path: string): boolean => loginPath.test(path) || endPath.test(path)
