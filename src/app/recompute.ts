import type { AppContext } from "./app-context.ts";
import { showProblem } from "./app-context.ts";
import { coverageKey, profileKey, qualityKey, scopeKey } from "./input-keys.ts";
import { createLatestRequest } from "./latest-request.ts";
import type { AppState } from "./state.ts";

/**
 * Keeps surface, coverage, profile and quality report true to their inputs: whenever the inputs of one hash to something
 * else, it is asked for again and the answer to the older question is thrown away.
 */
export function keepResultsFresh(context: AppContext): void {
  const { store, engine } = context;

  function follow<T>(
    keyOf: (state: AppState) => string | null,
    held: (state: AppState) => string | undefined,
    compute: (state: AppState, signal: AbortSignal) => Promise<T>,
    hold: (key: string, value: T) => Partial<AppState>,
  ): void {
    const latest = createLatestRequest();
    let asked: string | null = null;
    const update = (state: AppState) => {
      const key = keyOf(state);
      if (key === null || key === held(state) || key === asked) return;
      asked = key;
      latest
        .run((signal) => compute(state, signal))
        .then((value) => {
          if (value === undefined) return;
          asked = null;
          if (keyOf(store.getState()) === key) store.setState(hold(key, value));
        })
        .catch((error) => {
          showProblem(context, error);
          asked = null;
        });
    };
    store.subscribe(update);
    update(store.getState());
  }

  follow(
    scopeKey,
    (state) => state.surface?.key,
    ({ history: { present } }, signal) =>
      engine.describe({ area: present.area, query: present.query }, { signal }),
    (key, value) => ({ surface: { key, value } }),
  );
  follow(
    coverageKey,
    (state) => state.coverage?.key,
    ({ history: { present } }, signal) =>
      engine.assess({ area: present.area, query: present.query, posts: present.posts }, { signal }),
    (key, value) => ({ coverage: { key, value } }),
  );
  follow(
    profileKey,
    (state) => state.profile?.key,
    ({ history: { present }, selection }, signal) =>
      engine.profile(
        {
          area: present.area,
          query: present.query,
          cell: selection?.kind === "cell" ? selection.cell : "",
        },
        { signal },
      ),
    (key, value) => ({ profile: { key, value } }),
  );
  follow(
    qualityKey,
    (state) => state.quality?.key,
    ({ history: { present } }, signal) => engine.judgeQuality({ area: present.area }, { signal }),
    (key, value) => ({ quality: { key, value } }),
  );
}
