/** Refuses everything a page may ask of the machine, but one thing: putting text on the clipboard, for Copy. */
import { isOwnPage } from './addresses.ts'

interface AskingPage {
  getURL(): string
}

/** What is needed of Electron's `Session`. */
export interface GuardedSession {
  setPermissionRequestHandler(
    handler: (
      page: AskingPage,
      permission: string,
      callback: (isGranted: boolean) => void,
      details: { readonly requestingUrl: string; readonly isMainFrame: boolean },
    ) => void,
  ): void
  setPermissionCheckHandler(
    handler: (
      page: AskingPage | null,
      permission: string,
      requestingOrigin: string,
      details: { readonly requestingUrl?: string; readonly isMainFrame: boolean },
    ) => boolean,
  ): void
  setDevicePermissionHandler(handler: () => boolean): void
}

const copying = 'clipboard-sanitized-write'

export function restrictPermissions(session: GuardedSession, origin: () => string | null): void {
  const isAllowed = (permission: string, address: string | undefined, isMainFrame: boolean): boolean => {
    const own = origin()
    return permission === copying && isMainFrame && own !== null && isOwnPage(address ?? '', own)
  }
  session.setPermissionRequestHandler((_page, permission, callback, { requestingUrl, isMainFrame }) => {
    callback(isAllowed(permission, requestingUrl, isMainFrame))
  })
  session.setPermissionCheckHandler((_page, permission, _requestingOrigin, { requestingUrl, isMainFrame }) =>
    isAllowed(permission, requestingUrl, isMainFrame),
  )
  session.setDevicePermissionHandler(() => false)
}
