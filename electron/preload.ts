import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

/** The desktop window's way to its host: three functions, each with the token of the person signed in. */
contextBridge.exposeInMainWorld('benBaiDesktop', {
  send: (token: string, name: string, input: unknown, commandId: string): Promise<unknown> =>
    ipcRenderer.invoke('port:send', token, name, input, commandId),
  query: (token: string, name: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke('port:query', token, name, input),
  subscribe: (token: string, from: unknown, onFrame: (frame: unknown) => void): (() => void) => {
    const listener = (_event: IpcRendererEvent, frame: unknown): void => onFrame(frame);
    ipcRenderer.on('port:frame', listener);
    void ipcRenderer.invoke('port:subscribe', token, from);
    return () => ipcRenderer.off('port:frame', listener);
  },
});
