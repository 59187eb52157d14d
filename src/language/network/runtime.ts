/**
 * Runs the network. Two backends behind one interface: onnxruntime-node (native) and
 * onnxruntime-web (WebAssembly, one thread), the second where the first is not installed or does
 * not load. Both run one thread per session, so that sums are made in one order everywhere.
 */
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { ModelDamagedError } from '../model-file.js';

export type Backend = 'native' | 'wasm';

/** Neither runtime could be loaded. */
export class RuntimeUnavailableError extends Error {
  override readonly name = 'RuntimeUnavailableError';
}

/** One array with its shape. */
export interface Values {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export interface Network {
  readonly backend: Backend;
  /** Why a faster backend was passed over; null when none was. */
  readonly fallbackReason: string | null;
  run(part: 'encoder' | 'labeller', inputs: Readonly<Record<string, Values>>): Promise<Record<string, Values>>;
  dispose(): Promise<void>;
}

interface Runtime {
  readonly InferenceSession: typeof InferenceSession;
  readonly Tensor: typeof Tensor;
}

export async function openNetwork(encoder: Uint8Array, labeller: Uint8Array, wanted?: Backend): Promise<Network> {
  const { runtime, backend, fallbackReason } = await openRuntime(wanted);
  const options: InferenceSession.SessionOptions = {
    executionProviders: [backend === 'native' ? 'cpu' : 'wasm'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  };
  const open = async (file: string, bytes: Uint8Array) => {
    try {
      return await runtime.InferenceSession.create(bytes, options);
    } catch (cause) {
      const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0];
      // onnxruntime-web finds out only now that it cannot start.
      if (/no available backend/i.test(reason ?? ''))
        throw new RuntimeUnavailableError(`the ${backend} runtime does not start: ${reason}`, { cause });
      throw new ModelDamagedError(file, `the ${backend} runtime does not take it: ${reason}`, { cause });
    }
  };
  const sessions = { encoder: await open('encoder.onnx', encoder), labeller: await open('labeller.onnx', labeller) };
  return {
    backend,
    fallbackReason,
    async run(part, inputs) {
      const feeds: Record<string, Tensor> = {};
      for (const [name, value] of Object.entries(inputs))
        feeds[name] = new runtime.Tensor('float32', value.data, value.dims);
      const results = await sessions[part].run(feeds);
      const out: Record<string, Values> = {};
      for (const [name, tensor] of Object.entries(results))
        out[name] = { data: tensor.data as Float32Array, dims: tensor.dims };
      return out;
    },
    async dispose() {
      await sessions.encoder.release();
      await sessions.labeller.release();
    },
  };
}

async function openRuntime(
  wanted?: Backend,
): Promise<{ runtime: Runtime; backend: Backend; fallbackReason: string | null }> {
  let reason: string | null = null;
  if (wanted !== 'wasm') {
    // Left to itself the native runtime writes a device id into the user's home and reports its use to its maker.
    process.env.ORT_DISABLE_TELEMETRY = '1';
    try {
      return {
        runtime: (await import('onnxruntime-node')) as unknown as Runtime,
        backend: 'native',
        fallbackReason: null,
      };
    } catch (cause) {
      reason = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
      if (wanted === 'native')
        throw new RuntimeUnavailableError(`the native runtime does not load: ${reason}`, { cause });
    }
  }
  try {
    const web = await import('onnxruntime-web');
    web.env.wasm.numThreads = 1;
    return { runtime: web as unknown as Runtime, backend: 'wasm', fallbackReason: reason };
  } catch (cause) {
    throw new RuntimeUnavailableError(
      `no runtime loads; native: ${reason ?? 'not tried'}; WebAssembly: ${String(cause)}`,
      { cause },
    );
  }
}
