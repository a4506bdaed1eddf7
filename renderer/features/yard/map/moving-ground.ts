import type { Camera } from './camera.ts';

/**
 * The ground while a hand moves it: the last full painting, shifted and stretched, until the hand rests. Painting ten
 * thousand slots anew in every frame would make the hand wait.
 */
export type MovingGround = {
  /** Whether the ground is shown from its copy now. */
  readonly isMoving: () => boolean;
  /** Keeps what was painted at a camera, unless it is kept already. */
  readonly begin: (camera: Camera) => void;
  /** Draws the copy as it lies at another camera. */
  readonly draw: (pen: CanvasRenderingContext2D, camera: Camera, ratio: number) => void;
  readonly end: () => void;
};

export function createMovingGround(ground: HTMLCanvasElement): MovingGround {
  const copy = document.createElement('canvas');
  const pen = copy.getContext('2d');
  let at: Camera | null = null;
  return {
    isMoving: () => at !== null,
    begin(camera) {
      if (at !== null || pen === null) return;
      if (copy.width !== ground.width) copy.width = ground.width;
      if (copy.height !== ground.height) copy.height = ground.height;
      pen.clearRect(0, 0, copy.width, copy.height);
      pen.drawImage(ground, 0, 0);
      at = camera;
    },
    draw(target, camera, ratio) {
      if (at === null) return;
      const byX = camera.scaleX / at.scaleX;
      const byY = camera.scaleY / at.scaleY;
      target.setTransform(1, 0, 0, 1, 0, 0);
      target.clearRect(0, 0, ground.width, ground.height);
      target.imageSmoothingEnabled = false;
      target.drawImage(
        copy,
        Math.round((camera.offsetX - at.offsetX * byX) * ratio),
        Math.round((camera.offsetY - at.offsetY * byY) * ratio),
        Math.round(copy.width * byX),
        Math.round(copy.height * byY),
      );
    },
    end() {
      at = null;
    },
  };
}
