<#
.SYNOPSIS
An Azure Automation runbook (PowerShell 7.4, or 5.1) that runs Invoke-AdminNightly.ps1.

.DESCRIPTION
Without -CredentialName, the managed identity of the Automation account assumes the AWS role of -RoleArn, and Azure
holds no AWS key. With -CredentialName, the AWS access key is a credential asset: the user name is the key ID, the
password its secret.

A runbook has no exit code; an error ends it with the status Failed.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $CsvPath,

    [Parameter(Mandatory)]
    [string] $VaultName,

    # The role that trusts the managed identity.
    [string] $RoleArn,

    # The Application ID URI of the app registration that the token is for: the audience of the identity provider in
    # IAM.
    [string] $Audience = 'api://adminiam',

    # The name of a credential asset, in place of the managed identity.
    [string] $CredentialName,

    [string] $AuditPath,

    [string] $ModulePath = 'AdminIam'
)

$ErrorActionPreference = 'Stop'
if ($CredentialName) {
    $connect = @{ Credential = Get-AutomationPSCredential -Name $CredentialName }
}
else {
    $uri = "$($env:IDENTITY_ENDPOINT)?resource=$([uri]::EscapeDataString($Audience))"
    $connect = @{
        RoleArn = $RoleArn
        RoleSessionName = 'azure-automation'
        WebIdentityTokenProvider = {
            $headers = @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER; Metadata = 'True' }
            (Invoke-RestMethod -Uri $uri -Headers $headers).access_token
        }.GetNewClosure()
    }
}

$job = @{ CsvPath = $CsvPath; VaultName = $VaultName; Connect = $connect; ModulePath = $ModulePath }
if ($AuditPath) {
    $job.AuditPath = $AuditPath
}
& (Join-Path $PSScriptRoot 'Invoke-AdminNightly.ps1') @job
if ($LASTEXITCODE -ne 0) {
    throw "The nightly job ended with exit code $LASTEXITCODE; the output has the reasons."
}
