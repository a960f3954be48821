import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { LngLat } from "../model/units.ts";

/** What stands at a place and can be moved. */
interface Placed {
  readonly id: string;
  readonly at: LngLat;
}

/** Posts as they stand while one of them is on its way. */
export interface PostMoves<T extends Placed> {
  readonly posts: readonly T[];
  readonly preview: (id: string, at: LngLat | null) => void;
  readonly commit: (id: string, at: LngLat) => void;
}

/** A post that the plan does not move goes back to its place after this long. */
const PUT_BACK_MS = 300;

/** Shows a post where it is being moved to until the plan answers with new posts. */
export function usePostMoves<T extends Placed>(
  posts: readonly T[],
  onMovePost: ((id: string, to: LngLat) => void) | undefined,
): PostMoves<T> {
  const [moving, setMoving] = useState<{ readonly id: string; readonly at: LngLat } | null>(null);
  const [seenPosts, setSeenPosts] = useState(posts);
  const timer = useRef(0);
  if (seenPosts !== posts) {
    setSeenPosts(posts);
    setMoving(null);
  }
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const preview = useCallback((id: string, at: LngLat | null) => {
    window.clearTimeout(timer.current);
    setMoving(at && { id, at });
  }, []);
  const commit = useCallback(
    (id: string, at: LngLat) => {
      window.clearTimeout(timer.current);
      setMoving({ id, at });
      timer.current = window.setTimeout(() => setMoving(null), PUT_BACK_MS);
      onMovePost?.(id, at);
    },
    [onMovePost],
  );
  const shown = useMemo(
    () => (moving ? posts.map((post) => (post.id === moving.id ? { ...post, at: moving.at } : post)) : posts),
    [posts, moving],
  );
  return { posts: shown, preview, commit };
}
