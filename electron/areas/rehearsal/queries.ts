import { wireId } from '../../../shared/kernel/ids.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { siteForecast, forecastReading } from '../forecast/reading.ts';
import { situationOf } from './situation.ts';

const USUAL_DAYS = 60;
