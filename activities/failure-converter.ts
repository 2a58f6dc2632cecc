import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Puts messages and stacks of failures into payloads, so that the codec encrypts them too: Temporal stores
 * them in plain text otherwise, and an error may quote what it failed on. Loaded by client, worker and bundle
 * by this file's path, so the export's name is the SDK's.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
