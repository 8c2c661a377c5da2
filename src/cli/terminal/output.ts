/** What commands use of an output stream. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  /** Its descriptor, once it is open */
  readonly fd?: number | undefined;
  readonly columns?: number | undefined;
  readonly errored: Error | null;
  /**
   * Returns false if the caller should wait for "drain".
   * @param written called when the memory of the content can be used again, after an error too
   */
  write(content: string | Uint8Array, written?: () => void): boolean;
  on(event: 'drain' | 'close', listener: () => void): unknown;
  off(event: 'drain' | 'close', listener: () => void): unknown;
}
