<#
.SYNOPSIS
The handler of an AWS Lambda function with the runtime of awslabs/aws-lambda-powershell-runtime.

.DESCRIPTION
The function's package contains this file, Invoke-AdminNightly.ps1, admins.csv and the folder modules with AdminIam and
AWS.Tools.SecretsManager. The credentials are those of the function's role. Only /tmp is writable.
#>
param($LambdaInput, $LambdaContext)

$ErrorActionPreference = 'Stop'
$prefix = 'adminiam/'
if ($LambdaInput -and $LambdaInput.secretsManagerPrefix) {
    $prefix = $LambdaInput.secretsManagerPrefix
}
$module = Join-Path $env:LAMBDA_TASK_ROOT 'modules/AdminIam/AdminIam.psd1'
& (Join-Path $PSScriptRoot 'Invoke-AdminNightly.ps1') -CsvPath (Join-Path $env:LAMBDA_TASK_ROOT 'admins.csv') `
    -SecretsManagerPrefix $prefix -AuditPath '/tmp/adminiam-audit.json' -ModulePath $module
if ($LASTEXITCODE -ne 0) {
    throw "The nightly job ended with exit code $LASTEXITCODE; the log has the reasons."
}
