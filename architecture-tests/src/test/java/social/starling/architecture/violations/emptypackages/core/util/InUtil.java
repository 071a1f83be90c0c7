package social.starling.architecture.violations.emptypackages.core.util;

interface InUtil {}
