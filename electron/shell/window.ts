import { BrowserWindow, session } from 'electron';

/** Opens the one window on the host's own page; it can go nowhere else. */
export function openWindow(address: string, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    autoHideMenuBar: true,
    show: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  const origin = new URL(address).origin;
  window.webContents.on('will-navigate', (event, url) => {
    if (new URL(url).origin !== origin) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(address);
  return window;
}

/** The host's own page may use the camera, to take pictures of trucks; nothing else may be asked for by anybody. */
export function allowCameraOnly(origin: string): void {
  const isOurs = (url: string): boolean => URL.parse(url)?.origin === origin;
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const isCamera =
      permission === 'media' &&
      'mediaTypes' in details &&
      details.mediaTypes?.every((type) => type === 'video') === true;
    answer(isCamera && isOurs(details.requestingUrl));
  });
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { mediaType }) =>
      permission === 'media' && mediaType === 'video' && isOurs(requestingOrigin),
  );
}
